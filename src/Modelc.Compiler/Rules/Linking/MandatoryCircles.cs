using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules.Linking;

/// <summary>
/// Circles of mandatory links, each once. A walk with its own stack: a chain of 10,000 components is no reason to crash.
/// </summary>
internal static class MandatoryCircles
{
    private enum Visit
    {
        Open,
        Done,
    }

    public static IEnumerable<List<Link>> In(ModelView view)
    {
        var visits = new Dictionary<Component, Visit>();
        return view.Internals.Where(start => !visits.ContainsKey(start)).SelectMany(start => From(start, view, visits));
    }

    private static List<List<Link>> From(Component start, ModelView view, Dictionary<Component, Visit> visits)
    {
        var circles = new List<List<Link>>();
        var path = new List<Link>();
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
            if (!visits.TryGetValue(provider, out var visit))
            {
                path.Add(link);
                Enter(provider);
            }
            else if (visit == Visit.Open)
            {
                circles.Add(Circle([.. path, link], provider));
            }
        }

        return circles;

        void Enter(Component component)
        {
            visits[component] = Visit.Open;
            pending.Push(view.LinksTo(component).Where(l => l.Consumer.Port.IsMandatory).GetEnumerator());
        }

        void Leave()
        {
            pending.Pop().Dispose();
            visits[path.Count > 0 ? path[^1].Provider.Component : start] = Visit.Done;
            if (path.Count > 0)
                path.RemoveAt(path.Count - 1);
        }
    }

    private static List<Link> Circle(List<Link> path, Component closing) =>
        path[path.FindIndex(link => link.Consumer.Component == closing)..];
}
