namespace Maru.Modules.Llm.Responses;

/// <summary>Where an item is kept.</summary>
/// <param name="ItemId">Which.</param>
/// <param name="ResponseId">The newest response that has it.</param>
/// <param name="InOutput">Whether it was answered, or asked.</param>
/// <param name="Position">Its place in that array.</param>
/// <param name="Bytes">What the response takes, which is opened as a whole.</param>
internal sealed record ItemPlace(string ItemId, string ResponseId, bool InOutput, int Position, long Bytes);
