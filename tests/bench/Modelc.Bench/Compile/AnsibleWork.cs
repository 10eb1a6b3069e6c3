using System.Text.Json;
using System.Text.RegularExpressions;
using Modelc.Bench.Measuring;
using Modelc.Testing;

namespace Modelc.Bench.Compile;

/// <summary>
/// Templates and values from which Ansible makes, byte for byte, what modelc built. All thinking is done for it: the values are
/// the very lines in which the files of the services differ.
/// </summary>
internal sealed partial class AnsibleWork
{
    /// <summary>Nothing that costs time and is not asked for.</summary>
    private static readonly Dictionary<string, string> Settings = new()
    {
        ["ANSIBLE_PYTHON_INTERPRETER"] = "/usr/bin/python3",
        ["ANSIBLE_PIPELINING"] = "true",
        ["ANSIBLE_LOCALHOST_WARNING"] = "false",
        ["ANSIBLE_NOCOLOR"] = "true",
    };

    private readonly Subject subject;
    private readonly string folder;
    private readonly string playbook;
    private readonly Dictionary<string, object> variables;

    /// <param name="folder">For templates, values and what Ansible makes; must not exist.</param>
    /// <param name="playbook">Of this project's folder "ansible".</param>
    public AnsibleWork(Subject subject, string folder, string playbook)
    {
        this.subject = subject;
        this.folder = folder;
        this.playbook = RepositoryRoot.Combine($"tests/bench/Modelc.Bench/Compile/ansible/{playbook}.yml");
        variables = new()
        {
            ["templates"] = Path.Combine(folder, "templates"),
            ["stack"] = Relative(subject.Stack!),
        };
        WriteStack();
        if (playbook == "all")
            WriteOthers();
        File.WriteAllText(Values, JsonSerializer.Serialize(variables));
    }

    public Cost Run()
    {
        var output = Path.Combine(folder, "out");
        Directory.CreateDirectory(Path.Combine(output, Path.GetDirectoryName(Relative(subject.Stack!))!));
        var cost = WholeProcess.Run(
            ["ansible-playbook", "-i", "localhost,", playbook, "-e", $"@{Values}", "-e", $"output={output}"], Settings);
        Check(output);
        Directory.Delete(output, recursive: true);
        return cost;
    }

    private string Values => Path.Combine(folder, "values.json");

    private void WriteStack()
    {
        var template = new StackTemplate(File.ReadAllText(subject.Stack!));
        Template("stack.yml", template.Text);
        foreach (var (name, entries) in template.Sections)
            variables.Add(name, entries);
    }

    private void WriteOthers()
    {
        var files = Files().Except([Relative(subject.Stack!)]).ToLookup(path => ServiceFolder().IsMatch(path));
        var repeated = files[true].GroupBy(path => ServiceFolder().Replace(path, "/each/"), StringComparer.Ordinal).SelectMany(Repeated).ToList();
        foreach (var path in files[false])
            Template(path, CommonTemplate.Verbatim(Read(path)));
        variables.Add("single", files[false]);
        variables.Add("repeated", repeated);
        variables.Add("folders", files.SelectMany(paths => paths).Select(Path.GetDirectoryName).Distinct(StringComparer.Ordinal).ToList());
    }

    private IEnumerable<object> Repeated(IGrouping<string, string> kind)
    {
        var paths = kind.ToList();
        var common = CommonTemplate.Of([.. paths.Select(Read)], "item.lines");
        Template(kind.Key, common.Text);
        return paths.Select((path, at) => new { template = $"{kind.Key}.j2", path, lines = common.Values[at] });
    }

    /// <summary>What no host needs is for people and for modelc: Ansible has no counterpart of it.</summary>
    private IEnumerable<string> Files() =>
        Directory.GetFiles(subject.Output, "*", SearchOption.AllDirectories).Select(Relative)
            .Where(path => path is not ("README.md" or "plan.json" or "manifest.json")).Order(StringComparer.Ordinal);

    private void Template(string name, string text)
    {
        var file = Path.Combine(folder, "templates", $"{name}.j2");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    /// <summary>Speed counts only if the files are the same.</summary>
    private void Check(string output)
    {
        var made = Directory.GetFiles(output, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(output, file)).ToList();
        var wanted = variables.ContainsKey("repeated") ? Files() : [Relative(subject.Stack!)];
        if (!made.Order(StringComparer.Ordinal).SequenceEqual(wanted, StringComparer.Ordinal))
            throw new InvalidOperationException($"Ansible made other files than modelc did of {subject.Name}.");
        foreach (var path in made.Where(path => File.ReadAllText(Path.Combine(output, path)) != Read(path)))
            throw new InvalidOperationException($"Ansible made another \"{path}\" than modelc did of {subject.Name}.");
    }

    private string Relative(string file) => Path.GetRelativePath(subject.Output, file);

    private string Read(string path) => File.ReadAllText(Path.Combine(subject.Output, path));

    [GeneratedRegex(@"/service-\d+/")]
    private static partial Regex ServiceFolder();
}
