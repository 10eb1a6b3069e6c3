namespace Modelc.Compiler.Emit.Quoting;

/// <summary>
/// A text that was made safe for one place in one language. Besides numbers, booleans, other views and lists of
/// these it is all that a view may hold, so that no name, command or path can break out of its place.
/// ToString() gives the quoted text, quotes included.
/// </summary>
public interface IQuoted
{
    string Text { get; }
}
