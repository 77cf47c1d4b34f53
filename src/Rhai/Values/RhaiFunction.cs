using Maru.Rhai.Limits;

namespace Maru.Rhai.Values;

/// <summary>A function pointer: a name, the definition if it is already known, and the curried arguments.</summary>
internal sealed class RhaiFunction : RhaiObject
{
    public RhaiFunction(string name, object? definition, RhaiValue[] curried, object? home)
        : base(RhaiKind.Function)
    {
        Name = name;
        Definition = definition;
        Curried = curried;
        Home = home;
        var size = new RhaiSize(curried.Length, 0, 0);
        foreach (var value in curried)
        {
            size += RhaiSize.Of(value);
        }

        Size = size;
    }

    public string Name { get; }

    /// <summary>The script function behind a closure or a bare name; null when the name is looked up at the call.</summary>
    public object? Definition { get; }

    public RhaiValue[] Curried { get; }

    /// <summary>The program whose functions the name is looked up in; null for the caller's.</summary>
    public object? Home { get; }

    public override RhaiSize Size { get; }

    public override void Show(MemoryWalk walk)
    {
        walk.Add(120 + (16L * Curried.Length));
        walk.Add(Name);
        walk.AddAll(Curried);
    }

    public bool IsAnonymous => IsAnonymousName(Name);

    public static bool IsAnonymousName(string name) => name.StartsWith("anon$", StringComparison.Ordinal);

    public RhaiFunction Curry(ReadOnlySpan<RhaiValue> arguments) => new(Name, Definition, [.. Curried, .. arguments], Home);
}
