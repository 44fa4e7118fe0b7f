"""Reads a whole MCAP file with PyPI's mcap, with its checksums, and its messages with Protobuf by the schemas in the file.

Prints a line of JSON for each message: its topic, times, the hashes of its picture, and the picture's other fields.
"""

import hashlib
import json
import sys

from google.protobuf import descriptor_pb2, descriptor_pool, message_factory
from mcap.reader import NonSeekingReader, SeekingReader


def decoder(schema):
    files = descriptor_pb2.FileDescriptorSet.FromString(schema.data)
    pool = descriptor_pool.DescriptorPool()
    for file in files.file:
        pool.Add(file)
    return message_factory.GetMessageClass(pool.FindMessageTypeByName(schema.name))


def messages(reader):
    classes = {}
    for schema, channel, message in reader.iter_messages(log_time_order=False):
        if schema.name not in classes:
            classes[schema.name] = decoder(schema)
        image = classes[schema.name].FromString(message.data)
        fields = {field.name: getattr(image, field.name) for field in image.DESCRIPTOR.fields}
        data = fields.pop("data")
        stamp = fields.pop("timestamp")
        yield {
            "schema": schema.name,
            "topic": channel.topic,
            "metadata": channel.metadata,
            "sequence": message.sequence,
            "log_time": message.log_time,
            "publish_time": message.publish_time,
            "timestamp": stamp.seconds * 10**9 + stamp.nanos,
            "sha1": hashlib.sha1(data).hexdigest(),
            "sha256": hashlib.sha256(data).hexdigest(),
            "fields": fields,
        }


with open(sys.argv[1], "rb") as file:
    by_index = list(messages(SeekingReader(file, validate_crcs=True)))
with open(sys.argv[1], "rb") as file:
    in_order = list(messages(NonSeekingReader(file, validate_crcs=True)))
assert by_index == in_order, "the index does not lead to all messages"
for line in in_order:
    print(json.dumps(line))
