using Maru.Rhai.Limits;

namespace Maru.Rhai.Values;

/// <summary>A variable that closures share. Every holder of the cell sees every change.</summary>
internal sealed class RhaiCell(RhaiValue value) : RhaiObject(RhaiKind.Cell)
{
    public RhaiValue Value = value;

    /// <summary>
    /// A call that changes the variable in place is running: passing the cell to a function at this time is a data race.
    /// </summary>
    public bool Locked { get; set; }

    /// <summary>The variable was declared constant.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>Whether a closure has captured the variable; until then it is an ordinary variable for the script.</summary>
    public bool Captured { get; set; }

    public override void Show(MemoryWalk walk)
    {
        walk.Add(48);
        walk.Add(Value);
    }
}
