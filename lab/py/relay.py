"""relay.py ADDRESS:PORT TARGET:PORT hands TCP connections on, as HAProxy on a controller does for the message bus."""
import asyncio
import sys


def place(text):
    address, port = text.rsplit(":", 1)
    return address, int(port)


async def copy(reader, writer):
    try:
        while data := await reader.read(65536):
            writer.write(data)
            await writer.drain()
    except OSError:
        pass  # the one end is gone: so is the other now
    finally:
        writer.close()


async def serve(here, there):
    async def connected(reader, writer):
        try:
            onward_reader, onward_writer = await asyncio.open_connection(*there)
        except OSError as problem:
            print(f"{there}: {problem}", flush=True)
            writer.close()
            return
        await asyncio.gather(copy(reader, onward_writer), copy(onward_reader, writer))

    server = await asyncio.start_server(connected, *here)
    async with server:
        await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(serve(place(sys.argv[1]), place(sys.argv[2])))
