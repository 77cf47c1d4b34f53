using Maru.Kernel;

namespace Maru.Modules.Identity.Accounts;

/// <summary>Collects all faults of an input, so that the caller sees them at once.</summary>
internal sealed class InputFaults
{
    private readonly Dictionary<string, string[]> _fields = new(StringComparer.Ordinal);

    public void Add(string field, string message) => _fields.TryAdd(field, [message]);

    public void AddIf(bool wrong, string field, string message)
    {
        if (wrong)
        {
            Add(field, message);
        }
    }

    public Failure? ToFailure() => _fields.Count == 0 ? null : IdentityFailures.InvalidInput with { Fields = _fields };
}
