using Maru.Kernel;

namespace Maru.Contracts.Llm;

/// <summary>A provider's key was made, changed, removed or tried. Never carries the key.</summary>
/// <param name="KeyId">The key's id.</param>
/// <param name="Provider">Whose key.</param>
/// <param name="Act">What was done.</param>
/// <param name="Actor">The account's id, or <c>system</c>.</param>
/// <param name="Summary">One sentence without secrets.</param>
/// <param name="At">When.</param>
public sealed record ApiKeyChanged(
    string KeyId, Provider Provider, ConfigurationAct Act, string Actor, string Summary, DateTimeOffset At) : IEvent
{
    /// <inheritdoc />
    public static string Name => "llm.api_key_changed.v1";
    string? IEvent.OrderingKey => KeyId;
}

/// <summary>A configured model was made, changed, selected, made the default or removed.</summary>
/// <param name="ModelId">The row's id.</param>
/// <param name="QualifiedId"><c>provider/model</c>.</param>
/// <param name="Act">What was done.</param>
/// <param name="Actor">The account's id, or <c>system</c>.</param>
/// <param name="Summary">One sentence.</param>
/// <param name="At">When.</param>
public sealed record ModelChanged(
    string ModelId, string QualifiedId, ConfigurationAct Act, string Actor, string Summary, DateTimeOffset At) : IEvent
{
    /// <inheritdoc />
    public static string Name => "llm.model_changed.v1";
    string? IEvent.OrderingKey => ModelId;
}

/// <summary>A new version of the provider policy is in force.</summary>
/// <param name="Version">The new version.</param>
/// <param name="PreviousVersion">The version it replaces; 0 for the policy of a new server.</param>
/// <param name="Provider">Who answers now.</param>
/// <param name="Actor">The account's id.</param>
/// <param name="Reason">Why, in the actor's words.</param>
/// <param name="Forced">Whether a failed probe was overruled.</param>
/// <param name="RolledBackTo">The version this is a copy of, or null.</param>
/// <param name="At">When.</param>
public sealed record PolicyChanged(
    long Version, long PreviousVersion, Provider Provider, string Actor, string Reason, bool Forced, long? RolledBackTo, DateTimeOffset At)
    : IEvent
{
    /// <inheritdoc />
    public static string Name => "llm.policy_changed.v1";
    string? IEvent.OrderingKey => "llm.policy";
}

/// <summary>A change of the provider policy was refused; the one in force stays.</summary>
/// <param name="CurrentVersion">The version that stays.</param>
/// <param name="Provider">The provider that was to answer.</param>
/// <param name="Actor">The account's id.</param>
/// <param name="Reason">Why the actor wanted it.</param>
/// <param name="Code">Why it was refused: a failure code.</param>
/// <param name="At">When.</param>
public sealed record PolicyRejected(
    long CurrentVersion, Provider Provider, string Actor, string Reason, string Code, DateTimeOffset At) : IEvent
{
    /// <inheritdoc />
    public static string Name => "llm.policy_rejected.v1";
    string? IEvent.OrderingKey => "llm.policy";
}

/// <summary>A price was added or taken out of force.</summary>
/// <param name="PriceId">The price.</param>
/// <param name="Provider">Whose model.</param>
/// <param name="ModelPattern">Which models it prices; <c>*</c> stands for any text.</param>
/// <param name="Act">Added or removed.</param>
/// <param name="Actor">The account's id.</param>
/// <param name="At">When.</param>
public sealed record PriceChanged(
    string PriceId, Provider Provider, string ModelPattern, ConfigurationAct Act, string Actor, DateTimeOffset At) : IEvent
{
    /// <inheritdoc />
    public static string Name => "llm.price_changed.v1";
    string? IEvent.OrderingKey => PriceId;
}

/// <summary>All stored keys were sealed again with the first encryption key.</summary>
/// <param name="Rotated">Keys that were sealed again.</param>
/// <param name="Already">Keys that were already sealed with it.</param>
/// <param name="Undecryptable">Keys that no encryption key opens; left unchanged.</param>
/// <param name="Actor">The account's id.</param>
/// <param name="At">When.</param>
public sealed record KeysRotated(int Rotated, int Already, int Undecryptable, string Actor, DateTimeOffset At) : IEvent
{
    /// <inheritdoc />
    public static string Name => "llm.keys_rotated.v1";
    string? IEvent.OrderingKey => null;
}
