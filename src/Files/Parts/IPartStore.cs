using Oqupie.Contracts.Accounts;

namespace Oqupie.Files.Parts;

/// <summary>Keeps what is there of a file that comes in parts, where every host reaches it, until it is whole and becomes a blob.</summary>
public interface IPartStore
{
    /// <summary>
    /// Opens one for its only writer, made if it is not there, and cuts off what lies behind the offset: it was never said to be durable.
    /// </summary>
    /// <returns>Null while another writes it, in this process or another.</returns>
    /// <exception cref="Contracts.StoreUnavailableException">The folder takes nothing.</exception>
    IPart? Open(AccountId account, string id, long offset);

    /// <summary>
    /// Makes it a blob under its hash and ends it; nothing happens where that was done before. Its bytes are not read again: the hash is the caller's word.
    /// </summary>
    /// <exception cref="Contracts.StoreUnavailableException">The folder takes nothing.</exception>
    void Publish(AccountId account, string id, Blob blob);

    /// <summary>Takes it away; nothing happens where it is not there.</summary>
    void Delete(AccountId account, string id);
}

/// <summary>What is there of one file, as its only writer has it.</summary>
public interface IPart : IDisposable
{
    /// <summary>In bytes; below the offset it was opened at where the disk has lost some.</summary>
    long Length { get; }

    /// <summary>Puts bytes at its end.</summary>
    /// <exception cref="Contracts.StoreUnavailableException">The disk is full, or takes nothing for another reason.</exception>
    Task Append(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken);

    /// <summary>What was put there is durable when it answers.</summary>
    /// <exception cref="Contracts.StoreUnavailableException">The disk takes nothing.</exception>
    void Flush();

    /// <summary>Reads it all and says its SHA-256, as 64 lower-case hex characters.</summary>
    /// <param name="alive">Called every some megabytes, for whoever waits.</param>
    /// <param name="cancellationToken">Ends it.</param>
    Task<string> Hash(Func<Task> alive, CancellationToken cancellationToken);
}
