using System.Reflection.Emit;

namespace Maru.Rhai.Compilation.Emission;

/// <summary>Where break and continue of a loop go, and where its value is wanted.</summary>
internal sealed record LoopExits(Label Break, Label Continue, LocalBuilder? Value);
