using Maru.Contracts.Llm;
using Maru.Modules.Llm.Configuration.Policy;

namespace Maru.Modules.Llm.Configuration.Catalogue;

/// <summary>The model behind <c>default</c>.</summary>
/// <param name="Provider">Who answers.</param>
/// <param name="ModelId">The vendor's bare name.</param>
/// <param name="Row">The configured model, when it is one.</param>
/// <param name="Source">Why this one.</param>
internal sealed record CurrentModel(Provider Provider, string ModelId, ConfiguredModel? Row, CurrentModelSource Source)
{
    /// <summary>What was selected, else the default, else what the settings name, else the policy's small text model.</summary>
    public static CurrentModel Of(
        ProviderPolicy policy, IReadOnlyList<ConfiguredModel> models, string? selectedId, (Provider Provider, string ModelId)? named)
    {
        var chosen = models.FirstOrDefault(m => m.Id == selectedId);
        var row = chosen ?? models.FirstOrDefault(m => m.IsDefault);
        if (row is not null)
        {
            var source = chosen is null ? CurrentModelSource.Default : CurrentModelSource.Selected;
            return new CurrentModel(row.Provider, row.ModelId, row, source);
        }

        var (provider, modelId) = named ?? (policy.Provider, policy.ModelOf(ModelType.TextSmall));
        return new CurrentModel(
            provider, modelId, models.FirstOrDefault(m => m.Provider == provider && m.ModelId == modelId),
            named is null ? CurrentModelSource.Policy : CurrentModelSource.Settings);
    }
}
