namespace Modelc.Cli.Graph;

internal static class SvgStyle
{
    public const string Css = """
        <style>
        text { font-family: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; fill: #1f2937; }
        .title { font-size: 17px; font-weight: 650; }
        .name { font-size: 14px; font-weight: 600; }
        .line { font-size: 11.5px; fill: #5b6675; }
        .page { fill: #ffffff; }
        .cluster { fill: #eef4ff; stroke: #6b93d6; stroke-width: 1.5; }
        .host { fill: #f4f6f8; stroke: #c3cbd5; }
        .box { fill: #ffffff; stroke: #8494a8; }
        .external { fill: #fffaf0; stroke: #c49a3d; stroke-dasharray: 5 3; }
        .arrow { fill: none; stroke: #64748b; stroke-width: 1.3; }
        .mandatory { stroke-width: 2.6; }
        .control { stroke-dasharray: 6 4; }
        .head { fill: #64748b; }
        @media (prefers-color-scheme: dark) {
          text { fill: #e6edf3; }
          .line { fill: #9aa7b5; }
          .page { fill: #0d1117; }
          .cluster { fill: #10203a; stroke: #4a76bf; }
          .host { fill: #161b22; stroke: #3a444f; }
          .box { fill: #21262d; stroke: #6e7b8a; }
          .external { fill: #2a2213; stroke: #a98432; }
          .arrow { stroke: #93a1b1; }
          .head { fill: #93a1b1; }
        }
        </style>

        """;
}
