using Maru.Contracts.Llm;

namespace Maru.Modules.Llm.Providers.Probing;

/// <summary>What to try.</summary>
/// <param name="Provider">Whose wire to speak.</param>
/// <param name="BaseUrl">Ends with a slash.</param>
/// <param name="ApiKey">The plain key; empty for none.</param>
/// <param name="Model">The model to ask; null for the provider's probe model.</param>
/// <param name="Type">Text is asked for a word; for pictures only the model's name is looked up, because making one costs money.</param>
internal sealed record ProbeTarget(Provider Provider, Uri BaseUrl, string ApiKey, string? Model, ModelType Type)
{
    // A record would print the key.
    public override string ToString() => $"{Provider} {Model}";
}
