using System.Collections.Immutable;
using System.Text.Json;
using Modelc.Apply.After;
using Modelc.Apply.Hosts;
using Modelc.Compiler.Diagnostics;

namespace Modelc.Cli.Printing;

/// <summary>How an application does: its releases, its hosts, and each unit with what it consists of.</summary>
internal static class StatusReport
{
    public static void Write(AppStatus status, ImmutableArray<HostFailureException> unreachable, TextStyle style, TextWriter to)
    {
        WriteReleases(status, style, to);
        foreach (var host in status.Hosts)
            to.WriteLine($"host {style.Strong(host.Host)}: {Engine(host)}, {Release(host)}{Locked(host)}");
        foreach (var host in unreachable)
            to.WriteLine($"host {style.Strong(host.Host)}: {style.Bad("cannot be reached")}, and what runs there is not counted");
        foreach (var unit in status.Units)
            Write(unit, style, to);
        foreach (var stray in status.Strays)
            to.WriteLine($"{style.Note("!")} {Visible(stray.Name)} on {stray.Host} is of this application, and nothing in the model");
    }

    public static void WriteJson(AppStatus status, ImmutableArray<HostFailureException> unreachable, TextWriter to) => JsonShape.Document(to, json =>
    {
        json.WriteString("app", status.App);
        json.WriteBoolean("good", status.IsGood && unreachable.IsEmpty);
        json.List("hosts", status.Hosts, host => Write(json, host));
        json.List("unreachable", unreachable, host =>
        {
            json.WriteString("host", host.Host);
            json.WriteString("message", host.Message);
        });
        json.List("units", status.Units, unit => Write(json, unit));
        json.List("strays", status.Strays, one => Write(json, one));
    });

    private static void WriteReleases(AppStatus status, TextStyle style, TextWriter to)
    {
        var choices = Rollback.Choices(new(status.Hosts.ToImmutableSortedDictionary(host => host.Host, host => host, StringComparer.Ordinal), []));
        if (choices.FirstOrDefault(one => one.IsCurrent) is not { } now)
        {
            to.WriteLine($"{style.Strong(status.App)}: not applied yet, or not completely");
            return;
        }

        var before = Rollback.Choose(choices, null) is { } former ? $"; before it {former.Id} ({former.When})" : "";
        to.WriteLine($"{style.Strong(status.App)}: release {now.Id}, applied {now.When} by {Visible(now.Who)}{before}");
    }

    private static string Engine(HostLook host) => host.Engine switch
    {
        "running" => $"Docker {host.EngineVersion}",
        "down" => "Docker does not answer",
        _ => "no Docker",
    };

    private static string Release(HostLook host) => host.Current is { } release ? $"release {release}" : "no release";

    private static string Locked(HostLook host) =>
        host.Lock is { } holder ? $"; {Visible(holder.Who)} deploys since {Visible(holder.When)} ({Visible(holder.Why)})" : "";

    private static void Write(UnitStatus unit, TextStyle style, TextWriter to)
    {
        var count = $"{unit.Good} of {unit.Wanted} good";
        var mark = unit.IsGood ? style.Good(count) : style.Bad(count);
        var update = unit.Update is null or "completed" ? "" : $", update {unit.Update}";
        var unfinished = unit.Unfinished.IsEmpty ? "" : $", {style.Bad($"its last step did not end well on {string.Join(", ", unit.Unfinished)}")}";
        to.WriteLine($"{style.Strong(unit.Name)}: {unit.Kind} on {unit.Place}, {mark}{update}{unfinished}");
        foreach (var one in unit.Containers)
            to.WriteLine($"  {Visible(one.Name)}  {one.Host}  {one.Role ?? "task"}  {one.State}{Judged(one, style)}  version {Visible(one.Version ?? "-")}");
    }

    private static string Judged(SeenContainer one, TextStyle style)
    {
        var health = one.Health is { } known ? $", {(known == "healthy" ? style.Good(known) : style.Bad(known))}" : "";
        return one.IsServing == false ? $"{health}, {style.Note("gets no requests")}" : health;
    }

    private static void Write(Utf8JsonWriter json, HostLook host)
    {
        json.WriteString("host", host.Host);
        json.WriteString("engine", host.Engine);
        json.WriteString("engineVersion", host.EngineVersion);
        json.WriteString("release", host.Current);
        json.List("releases", host.Releases, release =>
        {
            json.WriteString("id", release.Id);
            json.WriteString("when", release.When);
            json.WriteString("who", release.Who);
            json.WriteBoolean("kept", release.IsKept);
        });
        if (host.Lock is { } holder)
            json.WriteString("lockedBy", holder.Who);
    }

    private static void Write(Utf8JsonWriter json, UnitStatus unit)
    {
        json.WriteString("unit", unit.Name);
        json.WriteString("kind", unit.Kind);
        json.WriteString("place", unit.Place);
        json.WriteNumber("wanted", unit.Wanted);
        json.WriteNumber("good", unit.Good);
        json.WriteString("update", unit.Update);
        json.Strings("unfinishedOn", unit.Unfinished);
        json.List("containers", unit.Containers, one => Write(json, one));
    }

    private static void Write(Utf8JsonWriter json, SeenContainer one)
    {
        json.WriteString("name", one.Name);
        json.WriteString("host", one.Host);
        json.WriteString("role", one.Role ?? "task");
        json.WriteString("state", one.State);
        json.WriteString("health", one.Health);
        if (one.IsServing is { } serving)
            json.WriteBoolean("serving", serving);
        json.WriteString("version", one.Version);
        json.WriteString("image", one.Image);
        json.WriteString("started", one.Started);
    }

    private static string Visible(string text) => VisibleText.Escape(text);
}
