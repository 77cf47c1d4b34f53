using Maru.Contracts.Llm;

namespace Maru.Modules.Llm.Calls;

/// <summary>
/// The models that become labels of metrics: those an administrator has configured, the first few hundred of them. A client may name any
/// model of a provider, and each label would be a series for as long as the server runs. Not thread safe: the writer of calls asks alone.
/// </summary>
internal sealed class ModelLabels(Func<Provider, string, bool> isConfigured)
{
    /// <summary>Stands for every other model.</summary>
    public const string Other = "other";

    private const int Most = 200;

    private readonly HashSet<(Provider, string)> _labels = [];

    public string Of(Provider provider, string model) =>
        isConfigured(provider, model) && (_labels.Contains((provider, model)) || (_labels.Count < Most && _labels.Add((provider, model))))
            ? model
            : Other;
}
