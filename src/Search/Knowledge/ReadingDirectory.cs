using Lucene.Net.Store;
using Microsoft.Win32.SafeHandles;

namespace Oqupie.Search.Knowledge;

/// <summary>
/// Files that many threads read at once, each at its own place, without a lock. Lucene's memory-mapped directory remembers every reader by a weak reference, and each turn
/// of the garbage collector goes through them: a third of a search's time. Its other directories read one after the other.
/// </summary>
internal sealed class ReadingDirectory(string folder) : FSDirectory(new DirectoryInfo(folder), new NativeFSLockFactory())
{
    public override IndexInput OpenInput(string name, IOContext context)
    {
        EnsureOpen();
        return new Input(Path.Combine(Directory.FullName, name), context);
    }

    private sealed class Input : BufferedIndexInput
    {
        private readonly SafeFileHandle _file;
        private bool _isClone;

        public Input(string path, IOContext context)
            : base($"Input({path})", context)
        {
            _file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, FileOptions.RandomAccess);
            Length = RandomAccess.GetLength(_file);
        }

        public override long Length { get; }

        public override object Clone()
        {
            var clone = (Input)base.Clone();
            clone._isClone = true;
            return clone;
        }

        /// <exception cref="EndOfStreamException">The file ends before: it is damaged.</exception>
        protected override void ReadInternal(byte[] b, int offset, int length)
        {
            for (var position = Position; length > 0;)
            {
                var read = RandomAccess.Read(_file, b.AsSpan(offset, length), position);

                if (read is 0)
                {
                    throw new EndOfStreamException($"Nothing at {position}: {this}");
                }

                (offset, length, position) = (offset + read, length - read, position + read);
            }
        }

        /// <summary>Each read says where.</summary>
        protected override void SeekInternal(long pos)
        {
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing && !_isClone)
            {
                _file.Dispose();
            }
        }
    }
}
