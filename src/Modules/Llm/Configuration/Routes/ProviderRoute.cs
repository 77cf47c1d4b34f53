using System.Globalization;
using System.Text.Json;
using Maru.Contracts.Llm;
using Maru.Kernel;
using Maru.Modules.Llm.Gateway.Estimating;
using Maru.Modules.Llm.Gateway.Wires;
using Maru.Modules.Llm.Providers.Families;
using Maru.Platform.Secrets.Masking;

namespace Maru.Modules.Llm.Configuration.Routes;

/// <summary>Where one request goes, decided once at admission and kept to its end however the settings change meanwhile.</summary>
/// <param name="Provider">Who answers.</param>
/// <param name="Model">The vendor's bare model name.</param>
/// <param name="BaseUrl">Ends with a slash: <c>https://api.openai.com/v1/</c>.</param>
/// <param name="ApiKey">The plain key; lives in memory only. Empty for a provider that needs none.</param>
/// <param name="ApiKeyId">The stored key's id, <c>env-openai</c> for one of the environment, or null.</param>
/// <param name="Parameters">The model's default parameters as a JSON object; values of the request win. Empty: none.</param>
/// <param name="PolicyVersion">The provider policy this route was made under.</param>
internal sealed record ProviderRoute(
    Provider Provider, string Model, Uri BaseUrl, string ApiKey, string? ApiKeyId, ReadOnlyMemory<byte> Parameters, long PolicyVersion)
{
    /// <summary>The model's name as it may be told and kept: people paste keys into the wrong field.</summary>
    public string ShownModel { get; } = SecretMask.Mask(Model);

    /// <summary>The model's name as a JSON string, made once and not for every request.</summary>
    public ReadOnlyMemory<byte> ModelJson { get; } = JsonSerializer.SerializeToUtf8Bytes(Model);

    /// <summary>The most tokens of an answer that the default parameters name; null for none.</summary>
    public int? DefaultLimit { get; } = LimitIn(Parameters);

    /// <summary>The Authorization header's value, made once.</summary>
    public string Bearer { get; } = $"Bearer {ApiKey}";

    /// <summary>How the model wants to be asked.</summary>
    public ModelFamily Family
    {
        get;
        init => (field, Watched, WatchedOfPictures) =
            (value, KnownFields.Chat.BitsOf(value.Watched), KnownFields.Images.BitsOf(value.Watched));
    }
    = ModelFamily.Unknown;

    /// <summary>The form of conversation the provider's own clients hold with it; null when none of ours is.</summary>
    public IWire? OwnWire { get; init; }

    /// <summary>The fields of a request that the family may want otherwise.</summary>
    public ulong Watched { get; private init; }

    /// <summary>Likewise, of a request for pictures.</summary>
    public ulong WatchedOfPictures { get; private init; }

    /// <summary>The policy's version as a header says it.</summary>
    public string PolicyVersionText { get; } = PolicyVersion.ToString(CultureInfo.InvariantCulture);

    private static int? LimitIn(ReadOnlyMemory<byte> parameters)
    {
        if (parameters.IsEmpty)
        {
            return null;
        }

        using var defaults = JsonDocument.Parse(parameters);
        int? most = null;
        foreach (var name in new[] { LimitName.Old, LimitName.New })
        {
            if (defaults.RootElement.TryGetProperty(name, out var limit) && limit.TryGetInt32(out var value) && value > 0)
            {
                most = Math.Max(most ?? 0, value);
            }
        }

        return most;
    }

    // A record would print the key; nothing here may.
    public override string ToString() => $"{WireName<Provider>.Of(Provider)}/{Model} (policy {PolicyVersion})";
}
