using Maru.Contracts.Llm;
using Maru.Kernel;
using Maru.Modules.Llm.Configuration.Policy;
using Maru.Modules.Llm.Gateway;
using Maru.Modules.Llm.Gateway.Wires;
using Maru.Modules.Llm.Providers.Families;
using Maru.Modules.Llm.Providers.Probing;

namespace Maru.Modules.Llm.Providers;

/// <summary>
/// What this server knows of a provider, beside the client that speaks to it. A class a provider, in the provider's folder, with
/// <c>catalogue.json</c>, <c>prices.json</c> and <c>families.json</c> beside it where there is something to put there. Nobody else asks
/// which provider it is.
/// </summary>
internal abstract class ProviderProfile
{
    // Nobody calls it: no network lies before this server itself, and a server without an address has no usable key.
    private static readonly Uri Nowhere = new("maru://nowhere/");

    private readonly Lazy<IReadOnlyList<ModelFamily>> _families;

    protected ProviderProfile() => _families = new(() => FamilyFile.Read(Open(FamilyFile.Name)));

    public abstract Provider Provider { get; }

    /// <summary>On the wire, in the database and in front of a model's name.</summary>
    public string Name => WireName<Provider>.Of(Provider);

    public abstract ProviderTitle Title { get; }

    /// <summary>Its name in OpenTelemetry's GenAI conventions.</summary>
    public virtual string TelemetryName => Name;

    /// <summary>A name that still counts before a model's name in the settings.</summary>
    public virtual string? FormerName => null;

    /// <summary>What its keys look like; null when it takes none.</summary>
    public virtual KeyShape? Key => null;

    /// <summary>Variables of the environment that may hold a key; the first with a usable value counts.</summary>
    public virtual IReadOnlyList<string> Variables => [];

    /// <summary>Where its API is when a key does not say otherwise; null when only a key can say.</summary>
    public virtual Uri? Address => null;

    /// <summary>How it is tried; null when there is nothing to try.</summary>
    public virtual ProviderProbe? Probe => null;

    /// <summary>Its only models; null when any sound name may be one.</summary>
    public virtual IReadOnlyList<string>? Models => null;

    /// <summary>The models a fresh server has in mind for it; null for none.</summary>
    public virtual TypeMapping? Mapping => null;

    /// <summary>The form of conversation its own clients hold with it; null when none of ours is.</summary>
    public virtual IWire? OwnWire => null;

    /// <summary>Whether its calls cost nothing, whatever the model.</summary>
    public virtual bool IsFree => false;

    /// <summary>The doors it answers at; at any other a request is refused before it is sent.</summary>
    public virtual IReadOnlyList<Door> Doors => Door.OfConversations;

    public bool Has(Door door) => Doors.Contains(door);

    /// <summary>Whether a key is of no use without an address of its own.</summary>
    public bool NeedsBaseUrl => Key is not null && Address is null;

    public bool Knows(ReadOnlySpan<char> model)
    {
        foreach (var known in Models ?? [])
        {
            if (model.SequenceEqual(known))
            {
                return true;
            }
        }

        return Models is null;
    }

    /// <summary>The families of its models, the most special first.</summary>
    public IReadOnlyList<ModelFamily> Families => _families.Value;

    /// <summary>How a model wants to be asked.</summary>
    public ModelFamily FamilyOf(string model) => Families.FirstOrDefault(family => family.Has(model)) ?? ModelFamily.Unknown;

    /// <summary>Where a key's calls go. Ends with a slash.</summary>
    /// <param name="own">The key's own address; null for none.</param>
    public Uri AddressFor(string? own)
    {
        var address = own is not null ? new Uri(own) : Address ?? Nowhere;
        return address.AbsoluteUri.EndsWith('/') ? address : new Uri(address.AbsoluteUri + "/");
    }

    /// <summary>Whether a key sent to the one address goes to the same server at the other: scheme, host and port.</summary>
    public bool IsSameHost(string? one, string? other) => Uri.Compare(
        AddressFor(one), AddressFor(other), UriComponents.SchemeAndServer, UriFormat.UriEscaped, StringComparison.OrdinalIgnoreCase) == 0;

    /// <summary>A file that lies beside the profile; null when there is none.</summary>
    public Stream? Open(string file) => GetType().Assembly.GetManifestResourceStream(GetType(), file);
}
