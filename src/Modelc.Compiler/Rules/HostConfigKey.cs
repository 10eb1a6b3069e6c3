using System.Collections.Frozen;

namespace Modelc.Compiler.Rules;

/// <summary>
/// A key of Docker's HostConfig as GeneSIS's "extra_options" names it: the flag of "docker run" that it becomes, the key
/// of a stack file that it becomes, and what to do where it becomes nothing.
/// </summary>
/// <param name="Name">As Docker's API spells it.</param>
/// <param name="RunFlag">Null where modelc does not pass it to a container.</param>
/// <param name="StackKey">Null where a swarm service cannot have it.</param>
/// <param name="Instead">A whole sentence, for where it becomes nothing.</param>
public sealed record HostConfigKey(string Name, string? RunFlag, string? StackKey, string Instead)
{
    /// <summary>Keys that modelc itself looks at.</summary>
    public const string ReadonlyRootfs = "ReadonlyRootfs";
    public const string RestartPolicy = "RestartPolicy";
    public const string Tmpfs = "Tmpfs";

    private const string BuiltinInstead =
        "Use strategy \"Builtin\", or a container without \"availability\" on a host that is not in a swarm.";

    private static readonly FrozenDictionary<string, HostConfigKey> Known = Table().ToFrozenDictionary(key => key.Name);

    public static IEnumerable<string> Names => Known.Keys;

    public static HostConfigKey? Find(string name) => Known.GetValueOrDefault(name);

    private static HostConfigKey[] Table() =>
    [
        Both("CapAdd", "--cap-add", "cap_add"),
        Both("CapDrop", "--cap-drop", "cap_drop"),
        Both("Dns", "--dns", "dns"),
        Both("DnsSearch", "--dns-search", "dns_search"),
        Both("ExtraHosts", "--add-host", "extra_hosts"),
        Both("Init", "--init", "init"),
        Both("Labels", "--label", "labels"),
        Both(ReadonlyRootfs, "--read-only", "read_only"),
        Both("Sysctls", "--sysctl", "sysctls"),
        Both(Tmpfs, "--tmpfs", "tmpfs"),

        RunOnly("BlkioWeight", "--blkio-weight"),
        RunOnly("CgroupParent", "--cgroup-parent"),
        RunOnly("CgroupnsMode", "--cgroupns"),
        RunOnly("CpuPeriod", "--cpu-period", "Write \"resources\": {\"limits\": {\"cpus\": ...}}."),
        RunOnly("CpuQuota", "--cpu-quota", "Write \"resources\": {\"limits\": {\"cpus\": ...}}."),
        RunOnly("CpuShares", "--cpu-shares", "Write \"resources\": {\"reservations\": {\"cpus\": ...}}."),
        RunOnly("CpusetCpus", "--cpuset-cpus"),
        RunOnly("CpusetMems", "--cpuset-mems"),
        RunOnly("DeviceCgroupRules", "--device-cgroup-rule"),
        RunOnly("DnsOptions", "--dns-option"),
        RunOnly("GroupAdd", "--group-add"),
        RunOnly("IpcMode", "--ipc"),
        RunOnly("Memory", "--memory", "Write \"resources\": {\"limits\": {\"memory\": ...}}."),
        RunOnly("MemoryReservation", "--memory-reservation", "Write \"resources\": {\"reservations\": {\"memory\": ...}}."),
        RunOnly("MemorySwap", "--memory-swap"),
        RunOnly("MemorySwappiness", "--memory-swappiness"),
        RunOnly("NetworkMode", "--network"),
        RunOnly("OomKillDisable", "--oom-kill-disable"),
        RunOnly("OomScoreAdj", "--oom-score-adj"),
        RunOnly("PidMode", "--pid"),
        RunOnly("PidsLimit", "--pids-limit", "Write \"resources\": {\"limits\": {\"pids\": ...}}."),
        RunOnly("Privileged", "--privileged"),
        RunOnly(RestartPolicy, "--restart", "Write \"restart\" in \"availability\"."),
        RunOnly("Runtime", "--runtime"),
        RunOnly("SecurityOpt", "--security-opt"),
        RunOnly("ShmSize", "--shm-size", "Mount a tmpfs at /dev/shm."),
        RunOnly("StorageOpt", "--storage-opt"),
        RunOnly("UTSMode", "--uts"),
        RunOnly("UsernsMode", "--userns"),
        RunOnly("VolumesFrom", "--volumes-from", "Name the volume in \"mounts\" of both components."),

        Neither("AutoRemove", "Leave it out: modelc removes containers itself, and a removed one cannot be looked at after a crash."),
        Neither("Binds", "Write \"mounts\"."),
        Neither("BlkioDeviceReadBps", "Set it with docker update on the host."),
        Neither("BlkioDeviceReadIOps", "Set it with docker update on the host."),
        Neither("BlkioDeviceWriteBps", "Set it with docker update on the host."),
        Neither("BlkioDeviceWriteIOps", "Set it with docker update on the host."),
        Neither("BlkioWeightDevice", "Set it with docker update on the host."),
        Neither("Cgroup", "Leave it out: Docker no longer reads it."),
        Neither("ConsoleSize", "Leave it out: there is no console."),
        Neither("ContainerIDFile", "Leave it out: the container is found by its name and labels."),
        Neither("CpuCount", "Leave it out: only Windows containers have it."),
        Neither("CpuPercent", "Leave it out: only Windows containers have it."),
        Neither("CpuRealtimePeriod", "Set it in the engine's own configuration."),
        Neither("CpuRealtimeRuntime", "Set it in the engine's own configuration."),
        Neither("DeviceRequests", "Set the engine's default runtime for its GPUs, or write \"Runtime\"."),
        Neither("Devices", "Write \"devices\"."),
        Neither("IOMaximumBandwidth", "Leave it out: only Windows containers have it."),
        Neither("IOMaximumIOps", "Leave it out: only Windows containers have it."),
        Neither("Isolation", "Leave it out: only Windows containers have it."),
        Neither("KernelMemory", "Leave it out: the kernel no longer has it."),
        Neither("KernelMemoryTCP", "Leave it out: the kernel no longer has it."),
        Neither("Links", "Write \"links\" of the model, or \"links\" of docker_resource."),
        Neither("LogConfig", "Leave it out: modelc uses the \"local\" driver, which rotates. Change the engine's default to change it everywhere."),
        Neither("MaskedPaths", "Write \"SecurityOpt\"."),
        Neither("Mounts", "Write \"mounts\"."),
        Neither("NanoCpus", "Write \"resources\": {\"limits\": {\"cpus\": ...}}."),
        Neither("PortBindings", "Write \"port_bindings\"."),
        Neither("PublishAllPorts", "Write \"port_bindings\": a port that changes at each start can be found by nobody."),
        Neither("ReadonlyPaths", "Write \"SecurityOpt\"."),
        Neither("Ulimits", "Set the engine's \"default-ulimits\"."),
        Neither("VolumeDriver", "Create the volume with its driver beforehand and name it in \"mounts\"."),
    ];

    private static HostConfigKey Both(string name, string flag, string stackKey) => new(name, flag, stackKey, "");

    private static HostConfigKey RunOnly(string name, string flag, string instead = BuiltinInstead) => new(name, flag, null, instead);

    private static HostConfigKey Neither(string name, string instead) => new(name, null, null, instead);
}
