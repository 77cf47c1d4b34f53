using Maru.Contracts.Llm;

namespace Maru.Modules.Llm.Providers;

/// <summary>The profile of every provider, in the order in which they are listed to people. Immutable.</summary>
internal sealed class ProviderProfiles
{
    private readonly ProviderProfile[] _all;

    public ProviderProfiles(IEnumerable<ProviderProfile> profiles)
    {
        _all = [.. profiles.OrderBy(p => p.Provider)];
        if (!_all.Select(p => p.Provider).SequenceEqual(Enum.GetValues<Provider>()))
        {
            throw new InvalidOperationException(
                $"Every provider has one profile, but these are there: {string.Join(", ", _all.Select(p => p.GetType().Name))}.");
        }
    }

    public IReadOnlyList<ProviderProfile> All => _all;

    public ProviderProfile Of(Provider provider) => _all[(int)provider];
}
