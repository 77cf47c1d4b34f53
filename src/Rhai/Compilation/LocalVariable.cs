using Maru.Rhai.Compilation.Numeric;

namespace Maru.Rhai.Compilation;

/// <summary>A variable that lives in a slot of its function's frame. No two share a slot.</summary>
internal sealed class LocalVariable(string name, int slot, bool isConstant)
{
    public string Name => name;

    public int Slot => slot;

    public bool IsConstant => isConstant;

    /// <summary>A closure captures it, so the slot may hold a shared cell.</summary>
    public bool IsCaptured { get; set; }

    /// <summary>The kind of number it probably holds, judged by its first value; code must not rely on it.</summary>
    public NumericKind Guess { get; set; }

    /// <summary>The variable visible before this one.</summary>
    public LocalVariable? Before { get; init; }

    /// <summary>Holds an imported module and is reached only by <c>name::</c>.</summary>
    public bool IsModule { get; init; }
}
