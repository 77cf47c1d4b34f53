using Maru.Kernel;

namespace Maru.Modules.Llm.Configuration.Keys;

/// <summary>A row of llm_api_key, both ways.</summary>
internal sealed class ApiKeyRow
{
    public const string Columns = """
        id, provider, sealed_key, key_hint, sealing_key_id, name, base_url, is_active, priority, last_tested_at, last_test_status,
        last_used_at, row_version, created_at, updated_at
        """;

    public string Id { get; init; } = "";

    public string Provider { get; init; } = "";

    public string SealedKey { get; init; } = "";

    public string KeyHint { get; init; } = "";

    public string SealingKeyId { get; init; } = "";

    public string Name { get; init; } = "";

    public string? BaseUrl { get; init; }

    public bool IsActive { get; init; }

    public int Priority { get; init; }

    public DateTimeOffset? LastTestedAt { get; init; }

    public string? LastTestStatus { get; init; }

    public DateTimeOffset? LastUsedAt { get; init; }

    public long RowVersion { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    public static ApiKeyRow Of(ApiKey key) => new()
    {
        Id = key.Id,
        Provider = WireName<Contracts.Llm.Provider>.Of(key.Provider),
        SealedKey = key.Key.Text,
        KeyHint = key.Key.Hint,
        SealingKeyId = key.Key.SealingKeyId,
        Name = key.Name,
        BaseUrl = key.BaseUrl,
        IsActive = key.IsActive,
        Priority = key.Priority,
        RowVersion = key.RowVersion,
        CreatedAt = key.CreatedAt,
        UpdatedAt = key.UpdatedAt,
    };

    public ApiKey ToKey() => new()
    {
        Id = Id,
        Provider = WireName<Contracts.Llm.Provider>.Parse(Provider),
        Key = new Keys.SealedKey(SealedKey, KeyHint, SealingKeyId),
        Name = Name,
        BaseUrl = BaseUrl,
        IsActive = IsActive,
        Priority = Priority,
        LastTestedAt = LastTestedAt,
        LastTestStatus = LastTestStatus,
        LastUsedAt = LastUsedAt,
        RowVersion = RowVersion,
        CreatedAt = CreatedAt,
        UpdatedAt = UpdatedAt,
    };
}
