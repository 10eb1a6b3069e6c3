using Modelc.Compiler.Text;

namespace Modelc.Compiler.Syntax;

/// <summary>The keys of one object so far. Few are compared one by one; many get a table.</summary>
internal struct MemberNames
{
    private const int FewNames = 16;

    private Dictionary<string, TextSpan>? table;

    /// <summary>Where the name was given before, if it was.</summary>
    public TextSpan? FindOrAdd(ReadOnlySpan<MemberSyntax> members, string name, TextSpan span)
    {
        if (members.Length < FewNames)
            return FindIn(members, name);
        if (table is null)
        {
            table = new Dictionary<string, TextSpan>(StringComparer.Ordinal);
            foreach (var member in members)
                table.TryAdd(member.Name, member.NameSpan);
        }

        return table.TryAdd(name, span) ? null : table[name];
    }

    private static TextSpan? FindIn(ReadOnlySpan<MemberSyntax> members, string name)
    {
        foreach (var member in members)
        {
            if (member.Name == name)
                return member.NameSpan;
        }

        return null;
    }
}
