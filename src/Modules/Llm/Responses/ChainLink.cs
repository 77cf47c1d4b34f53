namespace Maru.Modules.Llm.Responses;

/// <summary>One response of a conversation, unopened.</summary>
/// <param name="Id">Which.</param>
/// <param name="PreviousId">The one before it.</param>
/// <param name="Status">How far it is.</param>
/// <param name="Bytes">What input and response take together.</param>
internal sealed record ChainLink(string Id, string? PreviousId, ResponseStatus Status, long Bytes)
{
    /// <summary>The most responses one after the other.</summary>
    public const int Most = 200;
}
