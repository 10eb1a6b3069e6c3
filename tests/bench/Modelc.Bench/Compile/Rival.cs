using Modelc.Bench.Measuring;
using Modelc.Testing;

namespace Modelc.Bench.Compile;

/// <summary>What people use instead, and how to get it.</summary>
internal sealed record Rival(string Name, string Program, string Package, Func<Workplace, Subject, Func<Cost>> Prepare)
{
    public static readonly Rival DockerStack = new("docker stack config", "docker", "docker.io", (_, subject) =>
        () => WholeProcess.Run(["docker", "stack", "config", "--compose-file", subject.Stack!]));

    public static readonly Rival DockerCompose = new("docker-compose config", "docker-compose", "docker-compose", (_, subject) =>
        () => WholeProcess.Run(["docker-compose", "--file", subject.Stack!, "config"]));

    public static readonly Rival AnsibleStack = new("Ansible, the stack", "ansible-playbook", "ansible", (workplace, subject) =>
        new AnsibleWork(subject, workplace.Path($"{subject.Name}-ansible-stack"), "stack").Run);

    public static readonly Rival AnsibleAll = new("Ansible, all files", "ansible-playbook", "ansible", (workplace, subject) =>
        new AnsibleWork(subject, workplace.Path($"{subject.Name}-ansible-all"), "all").Run);

    public static readonly IReadOnlyList<Rival> All = [DockerStack, DockerCompose, AnsibleStack, AnsibleAll];

    public bool IsHere => RealTool.Find(Program) is not null;
}
