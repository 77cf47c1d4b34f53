using System.Text.Json.Serialization;

namespace Maru.Contracts.Llm;

/// <summary>What a product asks for; the provider policy says which model that is. Wire names are what stands in <c>model</c>.</summary>
public enum ModelType
{
    /// <summary>Cheap and quick text.</summary>
    [JsonStringEnumMemberName("text-small")]
    TextSmall,

    /// <summary>Text from a large model.</summary>
    [JsonStringEnumMemberName("text-large")]
    TextLarge,

    /// <summary>Pictures.</summary>
    Image,
}
