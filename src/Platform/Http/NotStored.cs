namespace Maru.Platform.Http;

/// <summary>Metadata of the modules' endpoints: no cache may keep their answers.</summary>
internal sealed class NotStored
{
    public static readonly NotStored Answer = new();
}
