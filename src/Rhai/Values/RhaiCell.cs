using Maru.Rhai.Limits;

namespace Maru.Rhai.Values;

/// <summary>A variable that closures share. Anyone who holds the cell sees every change.</summary>
internal sealed class RhaiCell(RhaiValue value) : RhaiObject(RhaiKind.Cell)
{
    public RhaiValue Value = value;

    /// <summary>A call that changes the variable in place is under way: handing the cell to a function then is a data race.</summary>
    public bool Locked { get; set; }

    /// <summary>The variable was declared constant.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>Whether a closure has taken the variable yet; until then the script sees an ordinary variable.</summary>
    public bool Captured { get; set; }

    public override void Show(MemoryWalk walk)
    {
        walk.Add(48);
        walk.Add(Value);
    }
}
