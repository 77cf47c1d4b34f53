using Maru.Kernel;

namespace Maru.Platform.Secrets;

/// <summary>Every refusal of this room.</summary>
public static class SecretsFailures
{
    /// <summary>The server has no key that fits its data; nothing can be sealed or opened until it is started with the right one.</summary>
    public static readonly Failure Locked = new(
        FailureKind.Unavailable,
        "secrets.locked",
        $"Stored secrets are locked: the server's {KeyRing.Variable} is missing or does not fit the database. Start it with the right key.");

    /// <summary>This one value cannot be opened: its key is gone or it was changed. Enter it anew.</summary>
    public static readonly Failure Undecryptable = new(
        FailureKind.Conflict,
        "secrets.undecryptable",
        "No key of this server opens the stored secret. Enter it again, or add the key it was sealed with.");

    private const string Malformed = "secrets.malformed_key";

    internal static Failure MalformedKey(string source, int position, int count, string entry) => new(
        FailureKind.Invalid,
        Malformed,
        $"{source}: entry {position} of {count} {Fault(entry)}. A key is base64url of {FernetKey.Size} bytes, 44 characters.");

    private static string Fault(string entry) =>
        entry.Length == 0 ? "is empty"
        : entry.StartsWith(Fernet.Start, StringComparison.Ordinal) && entry.Length > 44 ? "is a Fernet token, not a key"
        : "is not a Fernet key";
}
