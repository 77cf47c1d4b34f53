using System.Globalization;
using Maru.Kernel;
using Maru.Modules.Llm.Gateway;

namespace Maru.Modules.Llm.Calls;

/// <summary>
/// What a day's totals are kept by. Ordered, so that nodes touch rows in one order and cannot block each other in a circle.
/// </summary>
internal sealed record DayKey(string Day, string Provider, string Model, string ClientKeyId, string OwnerId, string Operation) : IComparable<DayKey>
{
    private const string DayForm = "yyyy-MM-dd";

    public static DayKey Of(CallRecord call) => new(
        call.At.UtcDateTime.ToString(DayForm, CultureInfo.InvariantCulture),
        call.Provider is { } provider ? WireName<Contracts.Llm.Provider>.Of(provider) : "",
        call.Model ?? "",
        call.ClientKeyId,
        call.OwnerId,
        WireName<Operation>.Of(call.Operation));

    /// <summary>
    /// Whether two calls have the same one. Most have that of the call before them, and asking costs less than making it.
    /// </summary>
    public static bool IsSame(CallRecord left, CallRecord right) =>
        left.At.UtcDateTime.Date == right.At.UtcDateTime.Date && left.Provider == right.Provider && left.Model == right.Model
        && left.ClientKeyId == right.ClientKeyId && left.OwnerId == right.OwnerId && left.Operation == right.Operation;

    public int CompareTo(DayKey? other) => other is null ? 1
        : Compare(Day, other.Day) is not 0 and var day ? day
        : Compare(Provider, other.Provider) is not 0 and var provider ? provider
        : Compare(Model, other.Model) is not 0 and var model ? model
        : Compare(ClientKeyId, other.ClientKeyId) is not 0 and var key ? key
        : Compare(OwnerId, other.OwnerId) is not 0 and var owner ? owner
        : Compare(Operation, other.Operation);

    private static int Compare(string left, string right) => string.CompareOrdinal(left, right);
}
