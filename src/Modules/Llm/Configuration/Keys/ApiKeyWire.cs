using System.Text.Json.Serialization;
using Maru.Contracts.Llm;
using Maru.Kernel;
using Maru.Modules.Llm.Configuration.Keys.Rotating;
using Maru.Modules.Llm.Providers.Probing;
using Maru.Platform.Secrets;
using Maru.Platform.Secrets.Masking;

namespace Maru.Modules.Llm.Configuration.Keys;

/// <summary>A provider's key to store. Its text is sealed and never shown again.</summary>
internal sealed record AddApiKeyRequest(
    string? Provider, Secret? ApiKey = null, string? Name = null, string? BaseUrl = null, int Priority = 0, bool IsActive = true);

/// <summary>What is absent stays as it is; null clears name and base_url.</summary>
internal sealed class ChangeApiKeyRequest
{
    private Given<Secret?> _key;
    private Given<string?> _name;
    private Given<string?> _baseUrl;

    public Secret? ApiKey { get => _key.Value; set => _key = value; }

    public string? Name { get => _name.Value; set => _name = value; }

    public string? BaseUrl { get => _baseUrl.Value; set => _baseUrl = value; }

    public bool? IsActive { get; set; }

    public int? Priority { get; set; }

    public ApiKeyPatch ToPatch() => new(_key, _name, _baseUrl, IsActive, Priority);
}

/// <summary>A stored key, masked.</summary>
internal sealed record ApiKeyResponse(
    string Id, Provider Provider, string MaskedKey, string Name, string? BaseUrl, bool IsActive, int Priority, KeyHealth Health,
    string SealingKeyId, DateTimeOffset? LastTestedAt, string? LastTestStatus, DateTimeOffset? LastUsedAt, long RowVersion,
    DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? Warnings = null)
{
    public static ApiKeyResponse Of(ApiKey key, KeyHealth health) => new(
        key.Id, key.Provider, key.Key.Hint, key.Name, key.BaseUrl, key.IsActive, key.Priority, health, key.Key.SealingKeyId,
        key.LastTestedAt, key.LastTestStatus, key.LastUsedAt, key.RowVersion, key.CreatedAt, key.UpdatedAt);
}

/// <summary>Which model to ask when a stored key is tried; without one, a cheap one of the provider.</summary>
internal sealed record TestApiKeyRequest(string? Model = null);

/// <summary>A provider and a key to try, without storing anything; without a key, the one in use.</summary>
internal sealed record TestConnectionRequest(string? Provider, Secret? ApiKey = null, string? BaseUrl = null, string? Model = null);

/// <summary>What a provider said when it was asked.</summary>
internal sealed record ConnectionResponse(string Status, string Message, ProbeFailure? Reason, string? ModelUsed, long LatencyMs)
{
    public static ConnectionResponse Of(ProbeResult result) =>
        new(result.Status, result.Message, result.Failure, result.Model is { } model ? SecretMask.Mask(model) : null, result.LatencyMs);
}

/// <summary>Says that the keys are really to go.</summary>
internal sealed record PurgeRequest(bool Confirm = false);

/// <summary>How many stored keys were removed.</summary>
internal sealed record PurgeResponse(int Purged);

/// <summary>How many stored keys were sealed anew, needed nothing, or cannot be opened any more.</summary>
internal sealed record RotationResponse(int Rotated, int Already, int Undecryptable)
{
    public static RotationResponse Of(RotationCounts counts) => new(counts.Rotated, counts.Already, counts.Undecryptable);
}

/// <summary>Which variables of the environment were stored as keys, or would be.</summary>
internal sealed record ImportResponse(IReadOnlyList<string> Imported, bool DryRun);
