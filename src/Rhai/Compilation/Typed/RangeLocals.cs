using System.Reflection.Emit;

namespace Maru.Rhai.Compilation.Typed;

/// <summary>How far a loop over a range has come; the turns are counted only for who asks.</summary>
internal sealed record RangeLocals(LocalBuilder At, LocalBuilder Last, LocalBuilder? Index);
