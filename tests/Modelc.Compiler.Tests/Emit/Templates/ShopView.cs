using System.Collections.Immutable;
using Modelc.Compiler.Emit.Quoting;
using Modelc.Compiler.Emit.Templates;

namespace Modelc.Compiler.Tests.Emit.Templates;

/// <summary>The view of the examples in templates/README.md and of the tests.</summary>
internal sealed record ShopView(
    CommentText App, bool IsPublic, int ReplicaCount, ShWord? Alias, ImmutableArray<ServiceView> Services, ProxyView? Proxy)
    : View
{
    public int? Weight { get; init; }

    public ImmutableArray<YamlScalar>? Tags { get; init; }

    public long Bytes { get; init; } = 5_000_000_000;

    public static ShopView Example { get; } = new(
        CommentText.Of("shop"),
        IsPublic: true,
        ReplicaCount: 3,
        Alias: null,
        [
            new ServiceView(YamlScalar.Of("web"), [80, 443], IsPublic: true),
            new ServiceView(YamlScalar.Of("api"), [], IsPublic: false),
        ],
        new ProxyView(YamlScalar.Of("haproxy:3.2.26")));
}

internal sealed record ServiceView(YamlScalar Name, ImmutableArray<int> Ports, bool IsPublic) : View;

internal sealed record ProxyView(YamlScalar Image) : View;
