using System.Text.Json;
using Maru.Contracts.Llm;
using Maru.Kernel;
using Maru.Modules.Llm.Configuration.Policy;
using Maru.Modules.Llm.Gateway;

namespace Maru.Modules.Llm.Configuration.Catalogue;

/// <summary>A model to set up.</summary>
internal sealed record AddModelRequest(
    string? Provider, string? ModelId, string? Name = null, JsonElement? Parameters = null, bool IsDefault = false);

/// <summary>What is absent stays as it is; null clears name and parameters.</summary>
internal sealed class ChangeModelRequest
{
    private Given<string?> _name;
    private Given<JsonElement> _parameters;

    public string? Name { get => _name.Value; set => _name = value; }

    public JsonElement Parameters { get => _parameters.Value; set => _parameters = value; }

    public bool? IsDefault { get; set; }

    public Given<string?> SentName() => _name;

    public Given<JsonElement> SentParameters() => _parameters;
}

/// <summary>A model that is set up.</summary>
internal sealed record ModelResponse(
    string Id, Provider Provider, string ModelId, string QualifiedId, string Name, JsonElement Parameters, bool IsDefault, long RowVersion,
    DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt)
{
    public static ModelResponse Of(ConfiguredModel model) => new(
        model.Id, model.Provider, model.ModelId, model.QualifiedId, model.Name, JsonSerializer.Deserialize<JsonElement>(model.Parameters),
        model.IsDefault, model.RowVersion, model.CreatedAt, model.UpdatedAt);
}

/// <summary>The model that is current from now on.</summary>
internal sealed record SelectedResponse(string Status, string ModelId, string QualifiedId)
{
    public static SelectedResponse Of(ConfiguredModel model) => new("selected", model.Id, model.QualifiedId);
}

/// <summary>The model that answers what names no other, and why it does.</summary>
internal sealed record CurrentModelResponse(
    string Model, Provider Provider, string ModelId, string? ConfigId, CurrentModelSource Source, long Version)
{
    public static CurrentModelResponse Of(CurrentModel current, Selection selection) => new(
        ModelName.Qualified(current.Provider, current.ModelId), current.Provider, current.ModelId, current.Row?.Id, current.Source,
        selection.Version);
}

/// <summary>Models known to exist.</summary>
internal sealed record CatalogueResponse(IReadOnlyList<CatalogueItem> Items);

/// <summary>A model known to exist at a provider.</summary>
internal sealed record CatalogueItem(Provider Provider, string ModelId, string QualifiedId, string Name, Operation Kind, bool Deprecated)
{
    public static CatalogueItem Of(CatalogueEntry entry) => new(
        entry.Provider, entry.ModelId, ModelName.Qualified(entry.Provider, entry.ModelId), entry.Name, entry.Kind, entry.Deprecated);
}
