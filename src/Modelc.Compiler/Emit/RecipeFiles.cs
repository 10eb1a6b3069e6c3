using Modelc.Artifacts.Plan;
using Modelc.Compiler.Emit.Quoting;

namespace Modelc.Compiler.Emit;

/// <summary>A recipe as files, alike in a container's image and on a host.</summary>
internal static class RecipeFiles
{
    public const string Upload = "upload";

    private static readonly string[] Order = ["download", "install", "configure", "start"];

    /// <summary>"10-download.sh", so that a listing shows the order.</summary>
    public static string NameOf(RecipeStep step) => $"{(Array.IndexOf(Order, step.Name) + 1) * 10}-{step.Name}.sh";

    /// <summary>The user's own text; what runs it is bash.</summary>
    public static string TextOf(RecipeStep step) => TextOf(step.Command);

    public static string TextOf(string command) => ShScript.Of($"#!/bin/bash\n{command}").Text;

    /// <summary>As sftp reads it: from the home directory on, and where a folder is named, the file keeps its name.</summary>
    public static string TargetOf(UploadPlan upload)
    {
        var target = upload.RemoteFile switch
        {
            "" or "~" => "./",
            ['~', '/', .. var rest] => $"./{rest}",
            var path => path,
        };
        return target.EndsWith('/') ? target + upload.LocalFile[(upload.LocalFile.LastIndexOf('/') + 1)..] : target;
    }
}
