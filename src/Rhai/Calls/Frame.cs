using Maru.Rhai.Compilation;
using Maru.Rhai.Limits;
using Maru.Rhai.Running;
using Maru.Rhai.Values;

namespace Maru.Rhai.Calls;

/// <summary>The variables of one running function, reused by the next call at the same depth.</summary>
internal sealed class Frame(RhaiRun run, int level)
{
    public readonly RhaiRun Run = run;
    public readonly int Level = level;
    public RhaiValue[] Slots = new RhaiValue[16];

    /// <summary>The receiver: a copy that the caller writes back.</summary>
    public RhaiValue This;
    public bool HasThis;

    /// <summary>The receiver is a constant's content.</summary>
    public bool ThisIsConstant;
    public Signal Signal;
    public BoundProgram Program = null!;

    /// <summary>What a module's main body exports.</summary>
    public Dictionary<string, RhaiValue>? Exports;

    /// <summary>Variables of the host's scope that the main body uses, found at first use.</summary>
    public RhaiCell?[] Externals = [];
    public RhaiScope? Scope;

    /// <summary>Variables that <c>eval</c> added, by name; the last of a name counts.</summary>
    public DynamicNames? Dynamic;

    /// <summary>The frame whose variables are visible to a body called by <c>f!()</c> or run by <c>eval</c>.</summary>
    public Frame? Caller;
    public IReadOnlyDictionary<string, int>? CallerNames;

    /// <summary>The allocations of the outer calls in their unfinished statements.</summary>
    public long Held;

    /// <summary>The unfinished statement has allocated much; after its end this is garbage, or in a variable.</summary>
    public bool IsDirty;
    private int _used;

    public void Reset(int slots, long held)
    {
        Held = held;
        if (Slots.Length < slots)
        {
            Slots = new RhaiValue[slots];
        }

        _used = slots;
    }

    public void Release()
    {
        Slots.AsSpan(0, _used).Clear();
        This = default;
        HasThis = false;
        ThisIsConstant = false;
        Signal = Signal.None;
        IsDirty = false;
        Dynamic = null;
        Caller = null;
        CallerNames = null;
        Scope = null;
        Exports = null;
        if (Externals.Length > 0)
        {
            Externals = [];
        }
    }

    public void Show(MemoryWalk walk)
    {
        walk.AddAll(Slots.AsSpan(0, _used));
        walk.Add(This);
        walk.AddAll(Exports?.Values);
        foreach (var cell in Externals.Concat(Dynamic?.Cells ?? []).Concat(Scope?.Cells ?? []).OfType<RhaiCell>())
        {
            walk.Add(cell);
        }
    }

    /// <summary>A variable that was not known by name when the script was compiled.</summary>
    public RhaiCell? Find(string name)
    {
        if (Dynamic?.Find(name) is { } added)
        {
            return added;
        }

        if (Caller is not { } caller)
        {
            return Scope?.Find(name);
        }

        if (caller.Dynamic?.Find(name) is { } theirs)
        {
            return theirs;
        }

        if (!CallerNames!.TryGetValue(name, out var slot))
        {
            return caller.Find(name);
        }

        ref var place = ref caller.Slots[slot];
        if (place.Kind != RhaiKind.Cell)
        {
            place = new RhaiValue(new RhaiCell(place));
        }

        return place.Cell;
    }
}
