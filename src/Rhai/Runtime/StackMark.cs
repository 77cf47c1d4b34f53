namespace Maru.Rhai.Runtime;

/// <summary>How far the argument stack and the frames were filled.</summary>
internal readonly record struct StackMark(RhaiValue[] Stack, int Top, int Level);
