namespace Maru.Rhai.Running;

/// <summary>Why a statement ended otherwise than by reaching its end.</summary>
internal enum Signal : byte
{
    None,
    Break,
    Continue,
    Return,
}
