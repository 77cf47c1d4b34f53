namespace Maru.Modules.Llm.Configuration.Keys;

/// <summary>A provider's key as it is stored.</summary>
/// <param name="Text">The sealed text.</param>
/// <param name="Hint">What may be shown of it; empty when there is no key to show.</param>
/// <param name="SealingKeyId">Which encryption key sealed it.</param>
internal sealed record SealedKey(string Text, string Hint, string SealingKeyId)
{
    public override string ToString() => Hint;
}
