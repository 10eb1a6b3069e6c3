using System.Text;
using Modelc.Compiler.Plan;

namespace Modelc.Compiler.Tests.Plan;

internal sealed class FilesInMemory(params (string Path, string Text)[] files) : ISourceFiles
{
    public SourceFile Read(string path, long largest)
    {
        foreach (var (name, text) in files)
        {
            if (name == path)
                return text.Length > largest ? new SourceFile.TooLarge() : new SourceFile.Content(Encoding.UTF8.GetBytes(text));
        }

        return new SourceFile.Missing();
    }
}
