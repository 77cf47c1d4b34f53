using Maru.Contracts.Llm;

namespace Maru.Modules.Llm.Configuration.Policy;

/// <summary>A wished change of the provider policy.</summary>
/// <param name="Provider">Who is to answer.</param>
/// <param name="Mappings">Models by provider; those of the current policy stand where none are given.</param>
/// <param name="Reason">Why.</param>
/// <param name="ExpectedVersion">The version the wish was made on.</param>
/// <param name="Probe">Whether every mapped type is tried first.</param>
/// <param name="Force">Whether a failed try is overruled; needs a reason.</param>
internal sealed record PolicyDraft(
    Provider Provider, IReadOnlyDictionary<Provider, TypeMapping> Mappings, string Reason, long ExpectedVersion, bool Probe, bool Force)
{
    public const int LongestReason = 500;
}
