namespace Maru.Rhai.Tests.Properties;

/// <summary>The variables and functions in sight while a random script is written.</summary>
internal sealed class ScriptNames
{
    private static readonly string[] Pool = ["a", "b", "c", "x", "y", "total", "item"];
    private readonly List<(string Name, Sort Sort, bool IsConstant)> _variables = [];

    public List<(string Name, int Arity)> Functions { get; } = [];

    public int Count => _variables.Count;

    public void CloseTo(int count) => _variables.RemoveRange(count, _variables.Count - count);

    /// <summary>A name that may hide another one.</summary>
    public static string New(Random random) => Pool[random.Next(Pool.Length)];

    public void Add(string name, Sort sort, bool isConstant = false) => _variables.Add((name, sort, isConstant));

    public string? Any(Random random, Sort sort, bool toWrite = false)
    {
        var fitting = _variables.Where(v => v.Sort == sort && !(toWrite && v.IsConstant && random.Next(8) > 0)).Select(v => v.Name).ToList();
        return fitting.Count == 0 ? null : fitting[random.Next(fitting.Count)];
    }

    public (string Name, Sort Sort)? Any(Random random) => _variables.Count == 0 ? null
        : _variables[random.Next(_variables.Count)] is var found ? (found.Name, found.Sort) : null;
}
