namespace Maru.Modules.Llm.Providers;

/// <summary>A provider's name for people. Names of vendors are the same in every language.</summary>
internal sealed record ProviderTitle(string English, string Korean)
{
    public ProviderTitle(string name)
        : this(name, name)
    {
    }
}
