using System.Globalization;
using Maru.Modules.Llm.Budgets.WriteOffs;
using Maru.Modules.Llm.Configuration.Catalogue;
using Maru.Modules.Llm.Configuration.Keys;
using Maru.Modules.Llm.Configuration.Policy;
using Maru.Modules.Llm.Prices;

namespace Maru.Modules.Llm.Configuration;

/// <summary>What the audit log gets to see of this module's things: names and settings, never what is sealed.</summary>
internal static class AuditView
{
    public const string ApiKeys = "llm.api_keys";
    public const string Models = "llm.models";
    public const string Selection = "llm.selection";
    public const string Policies = "llm.policy";
    public const string Prices = "llm.prices";
    public const string WriteOffs = "llm.write_offs";

    /// <summary>The version shows a replaced key whose hint is the same.</summary>
    public static object Of(ApiKey key) =>
        new { key.Provider, key.Name, key.BaseUrl, key.IsActive, key.Priority, key.Key.Hint, Version = key.RowVersion };

    public static object Of(ConfiguredModel model) => new { model.Provider, model.ModelId, model.Name, model.IsDefault, model.Parameters };

    public static object Of(ProviderPolicy policy) => new { policy.Version, policy.Provider, policy.Mappings };

    public static object Of(Price price) => new
    {
        price.Provider,
        price.ModelPattern,
        price.ServiceTier,
        price.Operation,
        price.ContextOverTokens,
        price.InputMicros,
        price.CachedMicros,
        price.OutputMicros,
        price.ImageMicros,
        price.ValidFrom,
    };

    public static object Of(WriteOff writeOff) =>
        new { writeOff.ClientKeyId, writeOff.Month, writeOff.NodeId, writeOff.AmountMicros, writeOff.GivenBackAt, writeOff.GivenBackBy };

    public static string IdOf(ProviderPolicy policy) => policy.Number.ToString(CultureInfo.InvariantCulture);
}
