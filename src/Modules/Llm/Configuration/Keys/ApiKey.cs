using Maru.Contracts.Llm;

namespace Maru.Modules.Llm.Configuration.Keys;

/// <summary>A stored key of a provider. Immutable: a change gives another one with the next row version.</summary>
internal sealed record ApiKey
{
    public required string Id { get; init; }

    public required Provider Provider { get; init; }

    public required SealedKey Key { get; init; }

    public string Name { get; init; } = "";

    public string? BaseUrl { get; init; }

    public bool IsActive { get; init; } = true;

    public int Priority { get; init; }

    public DateTimeOffset? LastTestedAt { get; init; }

    /// <summary><c>success</c> or <c>failed</c>.</summary>
    public string? LastTestStatus { get; init; }

    public DateTimeOffset? LastUsedAt { get; init; }

    public long RowVersion { get; init; } = 1;

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Whether there is anything to keep secret: a server of one's own may ask for no key.</summary>
    public bool HasSecret => Key.Hint.Length > 0;

    /// <summary>The changed key, or this very one when the change says nothing new.</summary>
    public ApiKey With(KeyChange change, DateTimeOffset at)
    {
        var changed = this with
        {
            Key = change.Key.Or(Key),
            Name = change.Name.Or(Name),
            BaseUrl = change.BaseUrl.Or(BaseUrl),
            IsActive = change.IsActive.Or(IsActive),
            Priority = change.Priority.Or(Priority),
        };
        return changed == this ? this : changed with { RowVersion = RowVersion + 1, UpdatedAt = at };
    }

    /// <summary>What a change was, for the record.</summary>
    public ConfigurationAct ActSince(ApiKey before) => (before.IsActive, IsActive) switch
    {
        (false, true) => ConfigurationAct.Activate,
        (true, false) => ConfigurationAct.Deactivate,
        _ => ConfigurationAct.Update,
    };

    public override string ToString() => $"{Provider} {Id}";
}
