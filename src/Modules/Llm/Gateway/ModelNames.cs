using System.Text.Json;

namespace Maru.Modules.Llm.Gateway;

/// <summary>
/// Gives the model's name as a string without making a new one for a name already met: a server answers the same few names forever. A
/// small direct-mapped table, where a newcomer simply takes its slot, cannot be grown by a client. Thread safe: slots hold references.
/// </summary>
internal sealed class ModelNames
{
    private const int Slots = 1024;
    private readonly Entry?[] _table = new Entry?[Slots];

    public string Intern(ref Utf8JsonReader json)
    {
        if (json.ValueIsEscaped)
        {
            return json.GetString()!;
        }

        var utf8 = json.ValueSpan;
        var hash = new HashCode();
        hash.AddBytes(utf8);
        ref var slot = ref _table[hash.ToHashCode() & (Slots - 1)];
        if (slot is { } known && utf8.SequenceEqual(known.Utf8))
        {
            return known.Name;
        }

        slot = new Entry(utf8.ToArray(), json.GetString()!);
        return slot.Name;
    }

    private sealed record Entry(byte[] Utf8, string Name);
}
