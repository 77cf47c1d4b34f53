using Maru.Kernel;
using Maru.Platform.Secrets.FernetKeys;
using Maru.Platform.Secrets.Vaults;

namespace Maru.Platform.Secrets;

/// <summary>Every refusal around secrets.</summary>
public static class SecretsFailures
{
    /// <summary>The server has no key that fits its data; nothing can be sealed or opened until it is started with the right one.</summary>
    public static readonly Failure Locked = new(
        FailureKind.Unavailable,
        "secrets.locked",
        $"Stored secrets are locked: the server's {KeyRing.Variable} is missing or does not fit the database. Start it with the right key.");

    /// <summary>This one value cannot be opened: its key is missing or the value was changed. Enter it again.</summary>
    public static readonly Failure Undecryptable = new(
        FailureKind.Conflict,
        "secrets.undecryptable",
        "No key of this server opens the stored secret. Enter it again, or add the key it was sealed with.");

    /// <summary>A configured key is not a valid key. The message names the variable and the position, never the value.</summary>
    public static readonly Failure MalformedKey = new(
        FailureKind.Invalid, "secrets.malformed_key", $"A key is base64url of {FernetKey.Size} bytes, 44 characters.");

    internal static Failure Malformed(string source, int position, int count, string entry) =>
        MalformedKey.Saying($"{source}: entry {position} of {count} {Fault(entry)}. {MalformedKey.Detail}");

    private static string Fault(string entry) =>
        entry.Length == 0 ? "is empty"
        : entry.StartsWith(Fernet.Start, StringComparison.Ordinal) && entry.Length > 44 ? "is a Fernet token, not a key"
        : "is not a Fernet key";
}
