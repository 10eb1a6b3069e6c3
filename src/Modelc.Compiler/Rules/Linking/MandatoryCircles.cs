using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules.Linking;

/// <summary>
/// Circles of mandatory links, each once. A walk with its own stack: a chain of 10,000 components is no reason to crash.
/// </summary>
internal static class MandatoryCircles
{
    // In a model where everything needs everything there are more circles than anybody reads.
    private const int Most = 100;

    public static IEnumerable<List<Link>> In(ModelView view)
    {
        var visited = new HashSet<Component>();
        return view.Internals
            .Where(start => visited.Add(start))
            .SelectMany(start => From(start, view, visited))
            .Take(Most);
    }

    private static List<List<Link>> From(Component start, ModelView view, HashSet<Component> visited)
    {
        var circles = new List<List<Link>>();
        var path = new List<Link>();
        var open = new HashSet<Component>();
        var pending = new Stack<IEnumerator<Link>>();
        Enter(start);
        while (pending.Count > 0)
        {
            if (!pending.Peek().MoveNext())
            {
                Leave();
                continue;
            }

            var link = pending.Peek().Current;
            var provider = link.Provider.Component;
            if (visited.Add(provider))
            {
                path.Add(link);
                Enter(provider);
            }
            else if (open.Contains(provider) && circles.Count < Most)
            {
                circles.Add(Circle([.. path, link], provider));
            }
        }

        return circles;

        void Enter(Component component)
        {
            open.Add(component);
            pending.Push(view.LinksTo(component).Where(l => l.Consumer.Port.IsMandatory).GetEnumerator());
        }

        void Leave()
        {
            pending.Pop().Dispose();
            open.Remove(path.Count > 0 ? path[^1].Provider.Component : start);
            if (path.Count > 0)
                path.RemoveAt(path.Count - 1);
        }
    }

    private static List<Link> Circle(List<Link> path, Component closing) =>
        path[path.FindIndex(link => link.Consumer.Component == closing)..];
}
