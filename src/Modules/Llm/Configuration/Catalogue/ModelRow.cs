using Maru.Kernel;

namespace Maru.Modules.Llm.Configuration.Catalogue;

/// <summary>A row of llm_model, both ways.</summary>
internal sealed class ModelRow
{
    public const string Columns = "id, provider, model_id, name, is_default, parameters, row_version, created_at, updated_at";

    public string Id { get; init; } = "";

    public string Provider { get; init; } = "";

    public string ModelId { get; init; } = "";

    public string Name { get; init; } = "";

    public bool IsDefault { get; init; }

    public string Parameters { get; init; } = "";

    public long RowVersion { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    public static ModelRow Of(ConfiguredModel model) => new()
    {
        Id = model.Id,
        Provider = WireName<Contracts.Llm.Provider>.Of(model.Provider),
        ModelId = model.ModelId,
        Name = model.Name,
        IsDefault = model.IsDefault,
        Parameters = model.Parameters,
        RowVersion = model.RowVersion,
        CreatedAt = model.CreatedAt,
        UpdatedAt = model.UpdatedAt,
    };

    public ConfiguredModel ToModel() => new()
    {
        Id = Id,
        Provider = WireName<Contracts.Llm.Provider>.Parse(Provider),
        ModelId = ModelId,
        Name = Name,
        IsDefault = IsDefault,
        Parameters = Parameters,
        RowVersion = RowVersion,
        CreatedAt = CreatedAt,
        UpdatedAt = UpdatedAt,
    };
}
