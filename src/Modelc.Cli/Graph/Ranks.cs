namespace Modelc.Cli.Graph;

/// <summary>Puts nodes into columns so that arrows point to the right, but for as few as cycles force back.</summary>
internal static class Ranks
{
    public static int[] Of(int count, IReadOnlyCollection<(int From, int To)> edges)
    {
        var forward = WithoutCycles(count, edges);
        var rank = new int[count];
        var order = TopologicalOrder(count, forward);
        var next = forward.ToLookup(edge => edge.From, edge => edge.To);
        foreach (var node in order)
        {
            foreach (var to in next[node])
                rank[to] = Math.Max(rank[to], rank[node] + 1);
        }

        // Who is needed by nobody stands right before whom it needs, which keeps arrows short.
        var isNeeded = forward.Select(edge => edge.To).ToHashSet();
        foreach (var node in order.Where(node => !isNeeded.Contains(node) && next[node].Any()))
            rank[node] = next[node].Min(to => rank[to]) - 1;
        return rank;
    }

    /// <summary>An arrow that closes a cycle, in the order of the model, is turned round.</summary>
    private static List<(int From, int To)> WithoutCycles(int count, IReadOnlyCollection<(int From, int To)> edges)
    {
        var next = edges.ToLookup(edge => edge.From, edge => edge.To);
        var state = new byte[count];
        var forward = new HashSet<(int, int)>();
        for (var start = 0; start < count; start++)
        {
            if (state[start] == 0)
                Visit(start, next, state, forward);
        }

        return [.. forward];
    }

    private static void Visit(int start, ILookup<int, int> next, byte[] state, HashSet<(int, int)> forward)
    {
        const byte Open = 1, Done = 2;
        var path = new Stack<(int Node, IEnumerator<int> Others)>();
        Enter(start);
        while (path.TryPeek(out var top))
        {
            if (!top.Others.MoveNext())
            {
                state[top.Node] = Done;
                path.Pop();
                continue;
            }

            var to = top.Others.Current;
            forward.Add(state[to] == Open ? (to, top.Node) : (top.Node, to));
            if (state[to] == 0)
                Enter(to);
        }

        void Enter(int node)
        {
            state[node] = Open;
            path.Push((node, next[node].GetEnumerator()));
        }
    }

    private static List<int> TopologicalOrder(int count, List<(int From, int To)> edges)
    {
        var next = edges.ToLookup(edge => edge.From, edge => edge.To);
        var waitingFor = new int[count];
        foreach (var edge in edges)
            waitingFor[edge.To]++;
        var ready = new Queue<int>(Enumerable.Range(0, count).Where(node => waitingFor[node] == 0));
        var order = new List<int>(count);
        while (ready.TryDequeue(out var node))
        {
            order.Add(node);
            foreach (var to in next[node])
            {
                if (--waitingFor[to] == 0)
                    ready.Enqueue(to);
            }
        }

        return order;
    }
}
