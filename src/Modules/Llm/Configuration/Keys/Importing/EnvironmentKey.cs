using Maru.Contracts.Llm;

namespace Maru.Modules.Llm.Configuration.Keys.Importing;

/// <summary>A provider's key found in the environment. Prints without it.</summary>
internal sealed class EnvironmentKey(Provider provider, string variable, string value)
{
    public Provider Provider { get; } = provider;

    public string Variable { get; } = variable;

    public string Reveal() => value;

    public override string ToString() => Variable;
}
