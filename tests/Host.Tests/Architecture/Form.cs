namespace Maru.Host.Tests.Architecture;

/// <summary>What a module's file is for. Concepts are folders; a layer is the form of a file.</summary>
internal enum Form
{
    Root,
    Port,
    Settings,
    Store,
    Endpoint,
    Handler,
    Job,
    Worker,
    Service,
    Value,
}
