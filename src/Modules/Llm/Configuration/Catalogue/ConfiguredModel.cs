using Maru.Contracts.Llm;
using Maru.Kernel;

namespace Maru.Modules.Llm.Configuration.Catalogue;

/// <summary>A model an administrator has set up. Immutable: a change gives another one with the next row version.</summary>
internal sealed record ConfiguredModel
{
    public required string Id { get; init; }

    public required Provider Provider { get; init; }

    /// <summary>The vendor's bare name.</summary>
    public required string ModelId { get; init; }

    /// <summary>The display name; a request may name the model by it.</summary>
    public string Name { get; init; } = "";

    public bool IsDefault { get; init; }

    /// <summary>A JSON object.</summary>
    public string Parameters { get; init; } = ModelParameters.None;

    public long RowVersion { get; init; } = 1;

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public string QualifiedId => ModelName.Qualified(Provider, ModelId);

    /// <summary>The changed model, or this very one when the change says nothing new.</summary>
    public ConfiguredModel With(Given<string> name, Given<string> parameters, Given<bool> isDefault, DateTimeOffset at)
    {
        var changed = this with { Name = name.Or(Name), Parameters = parameters.Or(Parameters), IsDefault = isDefault.Or(IsDefault) };
        return changed == this ? this : changed with { RowVersion = RowVersion + 1, UpdatedAt = at };
    }
}
