using Maru.Contracts.Llm;

namespace Maru.Modules.Llm.Responses;

/// <summary>A response with what it answers. Belongs to one client key: no other may read, continue or delete it.</summary>
/// <param name="Id">As the client knows it.</param>
/// <param name="AccountId">Whose key it is.</param>
/// <param name="ClientKeyId">The key.</param>
/// <param name="PreviousId">The response it continues.</param>
/// <param name="Model">The model that answers.</param>
/// <param name="Status">How far it is; the same as in <paramref name="Response"/>.</param>
/// <param name="CreatedAt">When it was asked for.</param>
/// <param name="ExpiresAt">From when on it is gone.</param>
/// <param name="Input">JSON array of the items of this request, each an object with an id.</param>
/// <param name="Response">JSON object, as the client gets it.</param>
internal sealed record StoredResponse(
    string Id, string AccountId, string ClientKeyId, string? PreviousId, string Model, ResponseStatus Status, DateTimeOffset CreatedAt,
    DateTimeOffset ExpiresAt, ReadOnlyMemory<byte> Input, ReadOnlyMemory<byte> Response)
{
    /// <summary>Whose model it is; null while nobody has been asked.</summary>
    public Provider? Provider { get; init; }

    /// <summary>Whether it is made while nobody waits for it.</summary>
    public bool Background { get; init; }

    public bool IsUnfinished => Status is ResponseStatus.Queued or ResponseStatus.InProgress;

    // A record would print the conversation; no log may.
    public override string ToString() => $"response {Id}";
}
